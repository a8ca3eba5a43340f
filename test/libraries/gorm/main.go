// An ordinary user of gorm on pgx: three libraries for one query.
package main

import (
	"errors"
	"fmt"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

type OtelTsOrder struct {
	ID    uint
	Buyer string
	Lines []OtelTsLine
}

type OtelTsLine struct {
	ID            uint
	OtelTsOrderID uint
	Item          string
}

func main() {
	db, err := gorm.Open(postgres.Open("host=127.0.0.1 port=5432 user=postgres dbname=postgres sslmode=disable"), &gorm.Config{Logger: logger.Discard})
	report("open", err)
	report("drop", db.Exec("DROP TABLE IF EXISTS otel_ts_lines, otel_ts_orders").Error)
	report("create", db.Exec("CREATE TABLE otel_ts_orders (id serial PRIMARY KEY, buyer text)").Error)
	report("create", db.Exec("CREATE TABLE otel_ts_lines (id serial PRIMARY KEY, otel_ts_order_id int, item text)").Error)
	report("insert", db.Create(&OtelTsOrder{Buyer: "a secret", Lines: []OtelTsLine{{Item: "book"}, {Item: "pen"}}}).Error)
	var order OtelTsOrder
	report("preload", db.Preload("Lines").First(&order, "buyer = ?", "a secret").Error)
	report(fmt.Sprint(len(order.Lines), " lines"), nil)
	report("none", db.First(&OtelTsOrder{}, 77).Error)
	report("rolled back", db.Transaction(func(tx *gorm.DB) error {
		tx.Model(&order).Update("buyer", "another secret")
		return errors.New("no")
	}))
	report("no column", db.Where("colour = ?", "red").Find(&order).Error)
	report("drop", db.Exec("DROP TABLE otel_ts_lines, otel_ts_orders").Error)
}

func report(what string, err error) { fmt.Println(what+":", err) }
