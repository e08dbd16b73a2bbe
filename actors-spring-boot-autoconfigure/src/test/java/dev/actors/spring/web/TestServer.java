package dev.actors.spring.web;

import dev.actors.Node;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real application with the test actors on a random port of this machine. */
public final class TestServer implements AutoCloseable {

    /** Spring Security is on the class path of these tests; most applications here go without. */
    static final String NO_SECURITY =
            "spring.autoconfigure.exclude="
                + "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration,"
                + "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,"
                + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
                + "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
                + "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration";

    private static final List<String> COMMON =
            List.of(
                    "server.address=127.0.0.1",
                    "server.port=0",
                    "spring.main.banner-mode=off",
                    "spring.main.log-startup-info=false",
                    "actors.behaviors.stuck.mailbox-capacity=2");

    private final ConfigurableApplicationContext context;
    private final int port;

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
        port =
                ((ServletWebServerApplicationContext) context).getWebServer() == null
                        ? -1
                        : ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Jetty serves where a test brings its factory. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = JettyServletWebServerAutoConfiguration.class)
    @Import({
        TestActors.Counter.class,
        TestActors.Echo.class,
        TestActors.Silent.class,
        TestActors.Stuck.class,
        TestActors.Desk.class,
        TestActors.Broken.class,
        TestActors.Brief.class,
        TestActors.Listed.class,
        TypedActor.class
    })
    static class Application {}

    static TestServer start(String... properties) {
        return start(List.of(), properties);
    }

    static TestServer start(List<Class<?>> more, String... properties) {
        return start(true, more, properties);
    }

    static TestServer withSecurity(List<Class<?>> more, String... properties) {
        return start(false, more, properties);
    }

    private static TestServer start(boolean exclude, List<Class<?>> more, String... properties) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String property : COMMON) {
            put(property, all);
        }
        if (exclude) {
            put(NO_SECURITY, all);
        }
        for (String property : properties) {
            put(property, all);
        }
        List<Class<?>> sources = new ArrayList<>(List.of(Application.class));
        sources.addAll(more);
        String[] arguments =
                all.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new);
        return new TestServer(
                new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                        .web(WebApplicationType.SERVLET)
                        .registerShutdownHook(false)
                        .run(arguments));
    }

    private static void put(String property, Map<String, String> all) {
        int equals = property.indexOf('=');
        all.put(property.substring(0, equals), property.substring(equals + 1));
    }

    int port() {
        return port;
    }

    Node node() {
        return context.getBean(Node.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Http http() {
        return new Http("http://127.0.0.1:" + port);
    }

    RawHttp raw() {
        return new RawHttp(port);
    }

    @Override
    public void close() {
        context.close();
    }
}
