module configuration

go 1.26
