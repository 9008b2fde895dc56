//go:build !unix

package save

import "io/fs"

// openFlags are none: the platform cannot refuse links or waiting.
const openFlags = 0

// owner is empty: the platform has no owners that a rename would lose.
type owner struct {
	uid, gid int
	links    uint64
}

// ownership is the same for all files.
func ownership(fs.FileInfo) owner { return owner{} }
