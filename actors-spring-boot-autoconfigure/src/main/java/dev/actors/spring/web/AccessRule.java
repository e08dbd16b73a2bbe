package dev.actors.spring.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may call: with a token, who bears it; without one, only this machine itself, and no web page
 * of somebody else's that a browser on it has open (DNS rebinding and cross-site requests come from
 * a loopback peer too).
 */
final class AccessRule {

    private static final String BEARER = "bearer ";
    private static final String REMEDY =
            " Set actors.web.token and send it as a bearer token, or protect the path with a"
                    + " SecurityFilterChain.";

    /** Tomcat's RemoteIpValve leaves them behind when it has looked at forwarded headers. */
    private static final List<String> FORWARDED_ATTRIBUTES =
            List.of("org.apache.tomcat.request.forwarded", "org.apache.tomcat.remoteAddr");

    private static final String X_FORWARDED = "x-forwarded-";

    private final byte @Nullable [] token;
    private final boolean forwardedHeadersHonoured;

    AccessRule(@Nullable String token, boolean forwardedHeadersHonoured) {
        this.token = token == null ? null : digest(token);
        this.forwardedHeadersHonoured = forwardedHeadersHonoured;
    }

    /** What is wrong with a request; empty if it may pass. */
    Optional<ProblemException> check(HttpServletRequest request) {
        return token == null ? checkLoopback(request) : checkToken(request, token);
    }

    private static Optional<ProblemException> checkToken(
            HttpServletRequest request, byte[] expected) {
        List<String> values = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        boolean valid =
                values.size() == 1
                        && values.getFirst().toLowerCase(Locale.ROOT).startsWith(BEARER)
                        && MessageDigest.isEqual(
                                expected,
                                digest(values.getFirst().substring(BEARER.length()).strip()));
        return valid
                ? Optional.empty()
                : Optional.of(
                        Problem.UNAUTHORIZED.raise(
                                "Send the header Authorization: Bearer with the token of"
                                        + " actors.web.token."));
    }

    /**
     * Looks at the request as the server got it: a filter of the application may have believed
     * forwarded headers.
     */
    private Optional<ProblemException> checkLoopback(HttpServletRequest wrapped) {
        HttpServletRequest request = unwrap(wrapped);
        if (forwardedHeadersHonoured || hasForwardedAttribute(request)) {
            return refuse("The server honours forwarded headers, so that it cannot know its peer.");
        }
        if (hasForwardedHeader(request)) {
            return refuse("The request came through a proxy.");
        }
        if (!isLoopback(request.getRemoteAddr())) {
            return refuse("The request came from another machine.");
        }
        if (!isLoopbackHost(request.getServerName()) || !isLoopbackHeader(request)) {
            return refuse(
                    "The request was made for the host '"
                            + request.getServerName()
                            + "', not for this machine.");
        }
        if (!isOwnOrigin(request) || !isOwnSite(request)) {
            return refuse("The request was made by a web page of another origin.");
        }
        return Optional.empty();
    }

    /** The request as the server got it. */
    static HttpServletRequest unwrap(HttpServletRequest request) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return innermost instanceof HttpServletRequest http ? http : request;
    }

    private static Optional<ProblemException> refuse(String why) {
        return Optional.of(Problem.FORBIDDEN.raise(why + REMEDY));
    }

    private static boolean hasForwardedAttribute(HttpServletRequest request) {
        for (String attribute : FORWARDED_ATTRIBUTES) {
            if (request.getAttribute(attribute) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasForwardedHeader(HttpServletRequest request) {
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            if (isForwarded(names.nextElement())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForwarded(String header) {
        return header.regionMatches(true, 0, X_FORWARDED, 0, X_FORWARDED.length())
                || header.equalsIgnoreCase("forwarded")
                || header.equalsIgnoreCase("x-real-ip")
                || header.equalsIgnoreCase("via");
    }

    /**
     * From HTTP/2 on the host has a place of its own, and need not be a header. A server may look
     * at neither of the two.
     */
    private static boolean isLoopbackHeader(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders(HttpHeaders.HOST));
        return hosts.isEmpty()
                ? !request.getProtocol().startsWith("HTTP/1.")
                : hosts.size() == 1 && isLoopbackHost(withoutPort(hosts.getFirst()));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static boolean isLoopbackHost(String host) {
        return host.equalsIgnoreCase("localhost") || isLoopback(host);
    }

    private static boolean isLoopback(String literal) {
        try {
            String bare =
                    literal.startsWith("[") && literal.endsWith("]")
                            ? literal.substring(1, literal.length() - 1)
                            : literal;
            return InetAddress.ofLiteral(bare).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOwnOrigin(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ORIGIN) == null) {
            return true;
        }
        List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        String own = request.getScheme() + "://" + request.getServerName();
        boolean defaultPort = request.getServerPort() == (request.isSecure() ? 443 : 80);
        String withPort = own + ":" + request.getServerPort();
        return origins.size() == 1
                && (origins.getFirst().equalsIgnoreCase(withPort)
                        || (defaultPort && origins.getFirst().equalsIgnoreCase(own)));
    }

    /** Browsers say where a request comes from, also where they send no Origin (Fetch Metadata). */
    private static boolean isOwnSite(HttpServletRequest request) {
        Enumeration<String> sites = request.getHeaders("Sec-Fetch-Site");
        while (sites.hasMoreElements()) {
            String site = sites.nextElement();
            if (!site.equals("same-origin") && !site.equals("none")) {
                return false;
            }
        }
        return true;
    }

    /** A digest has one length, so that the time of a comparison says nothing about the token's. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
