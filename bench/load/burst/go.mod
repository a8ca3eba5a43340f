module example.com/burst

go 1.26.0
