package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
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

    private boolean isOwn(HttpServletRequest request) {
        if (own.isEmpty()) {
            return false;
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return own.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
