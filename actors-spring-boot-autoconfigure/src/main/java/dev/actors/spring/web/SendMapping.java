package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * A short way to {@link ActorsController} for messages that nobody waits for: choosing among
 * controllers' methods, negotiation and argument resolution would cost more than the message. What
 * is not plainly such a request goes the way of all others, and is answered the same.
 */
final class SendMapping extends AbstractHandlerMapping {

    private static final String NAME = SendMapping.class.getName() + ".NAME";

    private final PathPattern path;
    private final Send send;

    /** Takes the message. */
    private record Send(Supplier<Sending> actors)
            implements HttpRequestHandler, ProtocolController {

        @Override
        public void handleRequest(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            actors.get().accept((String) request.getAttribute(NAME), request);
            response.setStatus(HttpStatus.ACCEPTED.value());
        }
    }

    SendMapping(String basePath, Supplier<Sending> actors, AccessInterceptor access) {
        path = PathPatternParser.defaultInstance.parse(basePath + "/{name}");
        send = new Send(actors);
        setOrder(ActorsHandlerMapping.ORDER - 1);
        setInterceptors(access);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        if (!isPlain(request)) {
            return null;
        }
        PathPattern.PathMatchInfo match =
                path.matchAndExtract(
                        ServletRequestPathUtils.getParsedRequestPath(request)
                                .pathWithinApplication());
        if (match == null) {
            return null;
        }
        request.setAttribute(NAME, match.getUriVariables().get("name"));
        expose(request);
        return send;
    }

    private static boolean isPlain(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
                && takesJson(request.getHeader(HttpHeaders.ACCEPT))
                && PreferHeader.of(request).waiting().isEmpty();
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null
                || accept.equals(MediaType.ALL_VALUE)
                || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Tells metrics and traces the resource, as Spring MVC does for controllers. */
    private void expose(HttpServletRequest request) {
        String pattern = path.getPatternString();
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(pattern));
    }
}
