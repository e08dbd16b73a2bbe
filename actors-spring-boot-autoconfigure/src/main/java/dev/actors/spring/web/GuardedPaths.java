package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;

/**
 * Where the rule of access holds: below the base path, and where the application says so, in any
 * case of letters, since its controllers may be matched in any.
 */
final class GuardedPaths {

    private final BasePath basePath;
    private final List<PathPattern> own;

    GuardedPaths(BasePath basePath, List<String> own) {
        this.basePath = basePath;
        PathPatternParser anyCase = new PathPatternParser();
        anyCase.setCaseSensitive(false);
        this.own = own.stream().map(anyCase::parse).toList();
    }

    boolean cover(HttpServletRequest request) {
        return basePath.covers(request) || isOwn(request);
    }

    /**
     * A controller is found by the path as it was written, and another servlet or a file by what
     * the container has made of it; a slash at the end may have been taken for none.
     */
    private boolean isOwn(HttpServletRequest request) {
        if (own.isEmpty()) {
            return false;
        }
        String written = ServletRequestPathUtils.parse(request).pathWithinApplication().value();
        String within = request.getPathInfo();
        String served = request.getServletPath() + (within == null ? "" : within);
        return isOwn(written) || isOwn(served);
    }

    private boolean isOwn(String path) {
        PathContainer whole = PathContainer.parsePath(path);
        PathContainer bare = PathContainer.parsePath(StringUtils.trimTrailingCharacter(path, '/'));
        return own.stream().anyMatch(each -> each.matches(whole) || each.matches(bare));
    }
}
