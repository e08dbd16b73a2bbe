package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides once per request whether it may pass: by the application's security where that has
 * decided, else by the rule, which what is open to all need not pass.
 */
final class AccessCheck {

    private static final String PASSED = AccessCheck.class.getName() + ".PASSED";

    private final AccessRule rule;
    private final List<AccessDecision> decisions;
    private final Predicate<HttpServletRequest> open;

    AccessCheck(
            AccessRule rule, List<AccessDecision> decisions, Predicate<HttpServletRequest> open) {
        this.rule = rule;
        this.decisions = decisions;
        this.open = open;
    }

    /** Throws what is wrong with a request that may not pass. */
    void require(HttpServletRequest request) {
        if (request.getAttribute(PASSED) != null) {
            return;
        }
        if (!isDecidedElsewhere(request)) {
            Optional<ProblemException> refused = rule.check(request);
            if (refused.isPresent() && !open.test(request)) {
                throw refused.get();
            }
        }
        request.setAttribute(PASSED, true);
    }

    private boolean isDecidedElsewhere(HttpServletRequest request) {
        for (AccessDecision decision : decisions) {
            if (decision.decides(request)) {
                return true;
            }
        }
        return false;
    }
}
