package dev.actors.spring.web;

import org.springframework.util.StringValueResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;

/**
 * Leads requests to the protocol's controllers, and to nothing else. It stands before the
 * application's own mapping, whose path prefixes, matching and interceptors do not apply here: so
 * no setting of the application opens a way past the access rule.
 */
final class ActorsHandlerMapping extends RequestMappingHandlerMapping {

    /** What the controllers' mappings say for the base path. */
    static final String BASE_PATH = "${base-path}";

    /** Before the application's mappings. */
    static final int ORDER = -1;

    private final List<ProtocolController> controllers;

    ActorsHandlerMapping(
            String basePath, List<ProtocolController> controllers, AccessInterceptor access) {
        this.controllers = controllers;
        super.setEmbeddedValueResolver(path -> path.replace(BASE_PATH, basePath));
        setOrder(ORDER);
        setInterceptors(access);
    }

    /** The application's placeholders mean nothing here. */
    @Override
    public void setEmbeddedValueResolver(StringValueResolver resolver) {}

    @Override
    protected void initHandlerMethods() {
        controllers.forEach(this::detectHandlerMethods);
    }
}
