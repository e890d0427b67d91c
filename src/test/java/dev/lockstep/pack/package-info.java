/** Makes what is given to others: the archive and the image. They run after the build and are tested like everything else. */
package dev.lockstep.pack;
