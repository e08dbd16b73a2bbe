package dev.actors.spring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * Refuses requests early, before anything of them is read, and for paths that lead to no controller
 * too.
 */
final class AccessFilter extends OncePerRequestFilter {

    /** Behind Spring Security's filter, whose order is -100. */
    static final int ORDER = -90;

    private final GuardedPaths guarded;
    private final AccessCheck check;
    private final ProblemWriter writer;

    AccessFilter(GuardedPaths guarded, AccessCheck check, ProblemWriter writer) {
        this.guarded = guarded;
        this.check = check;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guarded.cover(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check.require(request);
        } catch (ProblemException refused) {
            writer.write(refused, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
