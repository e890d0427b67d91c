package dev.lockstep.account.openid;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where an answer grows longer than what we want to read. */
final class BoundedBody extends FilterInputStream {
    private int left;

    BoundedBody(InputStream from, int maxBytes) {
        super(from);
        left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("The answer is too long.");
        }
    }
}
