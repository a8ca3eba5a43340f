module example.com/sqlx

go 1.26

require (
	github.com/jmoiron/sqlx v1.3.4
	github.com/lib/pq v1.10.0
)
