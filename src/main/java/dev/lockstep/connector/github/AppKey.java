package dev.lockstep.connector.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** A GitHub App's private key: PEM as GitHub hands it out (PKCS #1), PKCS #8, or either once more in base64. */
final class AppKey {
    private static final byte[] VERSION_AND_RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private AppKey() {}

    /** @throws IllegalArgumentException when it is none; its message does not quote the text */
    static PrivateKey parse(String text) throws GeneralSecurityException {
        var pem = text.contains("-----BEGIN")
                ? text.replace("\\n", "\n")
                : new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        var begin = pem.indexOf("-----BEGIN");
        var start = pem.indexOf("-----", begin + 10) + 5;
        var end = pem.indexOf("-----END");
        if (begin < 0 || start < 5 || end < start) {
            throw new IllegalArgumentException("not PEM");
        }
        var der = Base64.getMimeDecoder().decode(pem.substring(start, end));
        var encoded = pem.startsWith("-----BEGIN RSA", begin) ? wrapped(der) : der;
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** PKCS #8 is PKCS #1 in an envelope that names the algorithm. */
    private static byte[] wrapped(byte[] key) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION_AND_RSA);
        inner.writeBytes(tagged(OCTETS, key));
        return tagged(SEQUENCE, inner.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
