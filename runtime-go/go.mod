module otelts

go 1.26
