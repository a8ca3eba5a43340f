module example.com/body-sizes

go 1.26
