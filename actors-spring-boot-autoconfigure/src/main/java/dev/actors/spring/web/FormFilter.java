package dev.actors.spring.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import java.io.IOException;

/**
 * Has forms go unread, which the protocol takes nowhere: Spring's filter for them would read one
 * before anybody refuses it, and fail where it has a malformed escape.
 */
final class FormFilter implements Filter {

    /** Before Spring's filter for forms, whose order is -9900. */
    static final int ORDER = -9_901;

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    private final BasePath basePath;

    FormFilter(BasePath basePath) {
        this.basePath = basePath;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = request.getContentType();
        boolean isForm = type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
        chain.doFilter(
                isForm && request instanceof HttpServletRequest form && basePath.covers(form)
                        ? new Untyped(form)
                        : request,
                response);
    }

    /** A request that does not say what its body is. */
    private static final class Untyped extends HttpServletRequestWrapper {

        Untyped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
