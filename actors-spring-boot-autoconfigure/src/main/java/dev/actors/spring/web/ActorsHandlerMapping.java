package dev.actors.spring.web;

import dev.actors.spring.BehaviorDefinition;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.StringValueResolver;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Leads requests to the protocol's controllers, which it looks for with the first of them, and to
 * nothing else. It stands before the application's own mapping, whose path prefixes, matching and
 * interceptors do not apply here: so no setting of the application opens a way past the access
 * rule.
 */
final class ActorsHandlerMapping extends RequestMappingHandlerMapping {

    /** What the controllers' mappings say for the base path. */
    static final String BASE_PATH = "${base-path}";

    /** Before the application's mappings. */
    static final int ORDER = -1;

    private final BasePath path;
    private final PathPattern actor;
    private final Supplier<List<ProtocolController>> controllers;
    private final SingletonSupplier<Boolean> found =
            SingletonSupplier.of(
                    () -> {
                        findControllers();
                        return true;
                    });

    ActorsHandlerMapping(
            String basePath,
            Supplier<List<ProtocolController>> controllers,
            AccessInterceptor access) {
        path = new BasePath(basePath);
        actor = PathPatternParser.defaultInstance.parse(basePath + "/{name}");
        this.controllers = controllers;
        super.setEmbeddedValueResolver(path -> path.replace(BASE_PATH, basePath));
        setOrder(ORDER);
        setInterceptors(access, new QueryInterceptor());
    }

    /** The application's placeholders mean nothing here. */
    @Override
    public void setEmbeddedValueResolver(StringValueResolver resolver) {}

    /** The start of the application does not wait for it. */
    @Override
    protected void initHandlerMethods() {}

    /** Has all of the controllers, or none if one cannot be had: the next request tries again. */
    private void findControllers() {
        boolean isWhole = false;
        try {
            controllers.get().forEach(this::detectHandlerMethods);
            isWhole = true;
        } finally {
            if (!isWhole) {
                super.getHandlerMethods().keySet().forEach(this::unregisterMapping);
            }
        }
    }

    /** Whoever asks which there are, as the actuator's mappings do, is told before the first. */
    @Override
    public Map<RequestMappingInfo, HandlerMethod> getHandlerMethods() {
        found.obtain();
        return super.getHandlerMethods();
    }

    @Override
    protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request)
            throws Exception {
        return path.coversParsed(request) && found.obtain()
                ? super.getHandlerInternal(request)
                : null;
    }

    /**
     * Tells of the methods that are not 404 or 405 where the one of the request is: of those of an
     * actor, a name of the protocol's own has but the one that says so.
     */
    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String lookupPath, HttpServletRequest request)
            throws ServletException {
        Set<RequestMappingInfo> there = new LinkedHashSet<>(infos);
        if (isReserved(request)) {
            there.removeIf(info -> isOfActors(info) && !takes(RequestMethod.PUT, info));
        }
        try {
            return super.handleNoMatch(there, lookupPath, request);
        } catch (HttpRequestMethodNotSupportedException e) {
            Set<String> methods = new TreeSet<>(List.of(HttpMethod.OPTIONS.name()));
            for (HttpMethod method : Objects.requireNonNull(e.getSupportedHttpMethods())) {
                methods.add(method.name());
                if (method.equals(HttpMethod.GET)) {
                    methods.add(HttpMethod.HEAD.name());
                }
            }
            throw new HttpRequestMethodNotSupportedException(e.getMethod(), methods);
        }
    }

    private boolean isReserved(HttpServletRequest request) {
        PathPattern.PathMatchInfo match =
                actor.matchAndExtract(
                        ServletRequestPathUtils.getParsedRequestPath(request)
                                .pathWithinApplication());
        return match != null
                && BehaviorDefinition.isReserved(match.getUriVariables().getOrDefault("name", ""));
    }

    private boolean isOfActors(RequestMappingInfo info) {
        return info.getPatternValues().contains(actor.getPatternString());
    }

    private static boolean takes(RequestMethod method, RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(method);
    }
}
