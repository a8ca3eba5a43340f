module otelts.invalid/types-helper

go 1.24
