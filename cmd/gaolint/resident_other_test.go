//go:build !linux

package main

import "os"

// maxResident is not known here.
func maxResident(*os.ProcessState) int { return 0 }
