module protocols

go 1.26
