package dev.actors;

import dev.actors.Address.Form;
import dev.actors.Address.Life;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the string forms of addresses; the grammar stands at {@link Address}. */
final class AddressParser {

    private static final int MAX_LENGTH = 2_048;

    /** So that every address of a key can be read back. */
    private static final int MAX_KEY = 1_900;

    private static final String NODE =
            "(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+]):(?<port>[1-9][0-9]{0,4})";
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(?<form>actor|reply)://(?<node>"
                            + NODE
                            + ")/(?<creation>0|[1-9][0-9]{0,17})/(?<id>0|[1-9][0-9]{0,17})");

    /** The name of a behaviour in the address of a key. */
    static final String BEHAVIOR = "[A-Za-z0-9][A-Za-z0-9._~-]{0,127}";

    private static final String KEY = "(?<key>(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)";
    private static final Pattern NAMED = Pattern.compile("named://(?<node>" + NODE + ")/" + KEY);
    private static final Pattern KEYED =
            Pattern.compile("keyed:(?<behavior>" + BEHAVIOR + ")/" + KEY);
    private static final Pattern NODE_NAME = Pattern.compile(NODE);

    private AddressParser() {}

    static Form parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "An address has at most " + MAX_LENGTH + " characters");
        }
        Matcher local = LOCAL.matcher(text);
        if (local.matches() && isPort(local.group("port"))) {
            Life life = new Life(local.group("node"), Long.parseLong(local.group("creation")));
            long id = Long.parseLong(local.group("id"));
            return local.group("form").equals("actor")
                    ? new Form.OfActor(life, id)
                    : new Form.OfReply(life, id);
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches() && isPort(named.group("port")) && isCanonicalKey(named.group("key"))) {
            return new Form.OfName(named.group("node"), decoded(named.group("key")));
        }
        Matcher keyed = KEYED.matcher(text);
        if (keyed.matches() && isCanonicalKey(keyed.group("key"))) {
            return new Form.OfKey(keyed.group("behavior"), keyed.group("key"));
        }
        if (isCanonicalUrl(text)) {
            return new Form.OfUrl(text);
        }
        throw new IllegalArgumentException(
                "Not an address: '"
                        + abbreviated(text)
                        + "'. Expected actor://HOST:PORT/CREATION/ID,"
                        + " reply://HOST:PORT/CREATION/ID, named://HOST:PORT/NAME,"
                        + " keyed:BEHAVIOR/KEY or an http(s) URL.");
    }

    /** A name as it stands in an address: UTF-8, with all encoded that is not unreserved. */
    static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) (each & 0xFF))) {
                text.append((char) each);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return text.toString();
    }

    static String decoded(String key) {
        return URLDecoder.decode(key, StandardCharsets.UTF_8);
    }

    /**
     * A key as it stands in an address.
     *
     * @throws IllegalArgumentException if it is empty, no Unicode text, or too long
     */
    static String requireEncoded(String key) {
        if (key.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            throw new IllegalArgumentException("A key is text that is not empty");
        }
        String encoded = encoded(key);
        if (encoded.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "A key has at most "
                            + MAX_KEY
                            + " characters as it stands in an address, not "
                            + encoded.length());
        }
        return encoded;
    }

    /** Tells whether text names a node: {@code HOST:PORT}, in lower case. */
    static boolean isNodeName(String text) {
        Matcher matcher = NODE_NAME.matcher(text);
        return matcher.matches() && isPort(matcher.group("port"));
    }

    private static boolean isPort(String digits) {
        return Integer.parseInt(digits) <= 65_535;
    }

    /** A key is UTF-8, and only what must be encoded is. */
    private static boolean isCanonicalKey(String key) {
        ByteBuffer bytes = ByteBuffer.allocate(key.length());
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) == '%') {
                int value = Integer.parseInt(key, i + 1, i + 3, 16);
                if (isUnreserved((char) value)) {
                    return false;
                }
                bytes.put((byte) value);
                i += 2;
            } else {
                bytes.put((byte) key.charAt(i));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || "._~-".indexOf(c) >= 0;
    }

    private static boolean isCanonicalUrl(String text) {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawAuthority()
                            .equals(uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535
                    && uri.normalize().toString().equals(text)
                    && text.chars().allMatch(c -> c < 0x80)
                    && uri.getRawPath().length() > 1;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
