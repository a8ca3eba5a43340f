module example.com/database-sql

go 1.26

require (
	github.com/go-sql-driver/mysql v1.5.0
	github.com/lib/pq v1.10.0
)
