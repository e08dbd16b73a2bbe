package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringValueResolver;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Map;
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
        this.controllers = controllers;
        super.setEmbeddedValueResolver(path -> path.replace(BASE_PATH, basePath));
        setOrder(ORDER);
        setInterceptors(access);
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
}
