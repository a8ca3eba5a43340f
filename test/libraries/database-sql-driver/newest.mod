module example.com/database-sql-driver

go 1.26
