//go:build !race

package main

// raced: the race detector is at work, which holds several times the program's memory.
const raced = false
