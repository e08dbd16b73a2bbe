package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Map;

/**
 * Refuses a GET with a query that cannot be decoded: where its parameters are asked for, servers
 * throw exceptions of their own.
 */
final class QueryInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod()) && request.getQueryString() != null) {
            try {
                Map<String, String[]> unused = request.getParameterMap();
            } catch (RuntimeException e) {
                throw Problem.BAD_REQUEST.raise(
                        "The query cannot be decoded. Escape it as UTF-8 is escaped in URLs.");
            }
        }
        return true;
    }
}
