package dev.actors.spring.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every controller of the protocol, so that none is reached without the rule,
 * whatever path leads there. The filter refuses earlier; this is what holds.
 */
final class AccessInterceptor implements HandlerInterceptor {

    private final AccessCheck check;

    AccessInterceptor(AccessCheck check) {
        this.check = check;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.ASYNC) {
            check.require(request);
            requireTrueMethod(request);
        }
        return true;
    }

    /**
     * A form of any page can post. If the application lets a parameter stand for the method, such a
     * form could kill.
     */
    private static void requireTrueMethod(HttpServletRequest request) {
        String sent = AccessRule.unwrap(request).getMethod();
        if (!sent.equals(request.getMethod())) {
            throw Problem.BAD_REQUEST.raise(
                    "The request came as " + sent + ". Send it as " + request.getMethod() + ".");
        }
    }
}
