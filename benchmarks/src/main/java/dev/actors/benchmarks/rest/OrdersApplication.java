package dev.actors.benchmarks.rest;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A small application with both sides in it, the starter's defaults, and Spring Boot's Tomcat. As a
 * program it prints its port, and serves until it is destroyed.
 *
 * <p>Its mapper is as strict as the protocol's, which is so whatever the application's own is.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({OrdersController.class, OrderQueues.class, OrdersActor.class})
class OrdersApplication {

    static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        IO.println(port(start(Side.valueOf(arguments[0]))));
    }

    /**
     * Starts it on a free port of the loopback interface. What is written by hand is served without
     * our filter and mappings in its way.
     */
    static ConfigurableApplicationContext start(Side side) {
        return new SpringApplicationBuilder(OrdersApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--logging.level.root=OFF",
                        "--spring.jackson.read.strict-duplicate-detection=true",
                        "--spring.jackson.mapper.allow-coercion-of-scalars=false",
                        "--spring.jackson.deserialization.accept-float-as-int=false",
                        "--spring.jackson.deserialization.fail-on-unknown-properties=true",
                        "--actors.web.enabled=" + (side == Side.ACTORS));
    }

    static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
