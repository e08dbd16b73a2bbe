package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides once per request whether it may pass: by the application's security where that has
 * decided, else by the rule, which what is open to all need not pass.
 */
final class AccessCheck {

    private static final String PASSED = AccessCheck.class.getName() + ".PASSED";

    private final AccessRule rule;
    private final Predicate<HttpServletRequest> decidedElsewhere;
    private final Predicate<HttpServletRequest> open;

    AccessCheck(
            AccessRule rule,
            Predicate<HttpServletRequest> decidedElsewhere,
            Predicate<HttpServletRequest> open) {
        this.rule = rule;
        this.decidedElsewhere = decidedElsewhere;
        this.open = open;
    }

    /** Throws what is wrong with a request that may not pass. */
    void require(HttpServletRequest request) {
        if (request.getAttribute(PASSED) != null) {
            return;
        }
        if (!decidedElsewhere.test(request) && !open.test(request)) {
            Optional<ProblemException> refused = rule.check(request);
            if (refused.isPresent()) {
                throw refused.get();
            }
        }
        request.setAttribute(PASSED, true);
    }
}
