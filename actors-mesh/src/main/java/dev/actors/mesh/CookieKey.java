package dev.actors.mesh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.KeySpec;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes the key of a mesh from its cookie, slowly, so that cookies cannot be tried out fast. */
final class CookieKey {

    private static final byte[] SALT = "dev.actors.mesh/1".getBytes(StandardCharsets.UTF_8);
    private static final int ITERATIONS = 100_000;
    private static final int BITS = 256;

    private CookieKey() {}

    static SecretKey of(String cookie) {
        try {
            KeySpec spec = new PBEKeySpec(cookie.toCharArray(), SALT, ITERATIONS, BITS);
            byte[] key =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            return new SecretKeySpec(key, "ChaCha20");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2 with HMAC and SHA-256", e);
        }
    }
}
