module example.com/logs-otlp

go 1.26
