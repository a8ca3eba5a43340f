package gin

type Context struct{ index int }

func (c *Context) Advance() int {
	c.index++
	return c.index
}
