package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tells whether a request goes to the protocol, by the same parser that Spring MVC finds its
 * controllers with.
 */
final class BasePath {

    private final PathPattern pattern;

    BasePath(String basePath) {
        pattern = PathPatternParser.defaultInstance.parse(basePath + "/{*rest}");
    }

    boolean covers(HttpServletRequest request) {
        return covers(ServletRequestPathUtils.parse(request));
    }

    /** The same for a request that is in Spring MVC, which has parsed its path. */
    boolean coversParsed(HttpServletRequest request) {
        return covers(ServletRequestPathUtils.getParsedRequestPath(request));
    }

    private boolean covers(RequestPath path) {
        return pattern.matches(path.pathWithinApplication());
    }
}
