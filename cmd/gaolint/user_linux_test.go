package main

import "testing"

// asUser runs the program as a user without rights.
func asUser(t *testing.T, dir string, args ...string) outcome { return asNobody(t, dir, args...) }
