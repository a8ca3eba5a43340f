package main

//go:systemstack
func onSystemStack() {}

//go:nowritebarrier
func withoutBarrier() {}

// A comment beside it.
//
//go:nowritebarrierrec
func withoutBarriers() {}

//go:yeswritebarrierrec
func withBarriers() {}
