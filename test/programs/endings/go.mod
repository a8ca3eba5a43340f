module endings

go 1.26
