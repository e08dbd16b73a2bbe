package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

import java.util.List;

/** A host application that believes forwarded headers by means of its own. */
class HostForwardingTests {

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {

        @Bean
        FilterRegistrationBean<ForwardedHeaderFilter> forwarded() {
            FilterRegistrationBean<ForwardedHeaderFilter> filter =
                    new FilterRegistrationBean<>(new ForwardedHeaderFilter());
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnValve {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> valve() {
            return factory -> factory.addEngineValves(new RemoteIpValve());
        }
    }

    @Test
    void refusesForwardedRequestsWhenTheHostHasItsOwnForwardedHeaderFilter() {
        try (TestServer server = TestServer.start(List.of(OwnFilter.class))) {
            assertRefused(server, "X-Forwarded-For: 127.0.0.1");
            assertRefused(server, "Forwarded: for=127.0.0.1;host=localhost");
        }
    }

    @Test
    void refusesForwardedRequestsWhenTheHostHasItsOwnRemoteIpValve() {
        try (TestServer server = TestServer.start(List.of(OwnValve.class))) {
            assertRefused(server, "X-Forwarded-For: 127.0.0.1");
        }
    }

    private static void assertRefused(TestServer server, String header) {
        RawHttp.Answer answer =
                server.raw().get("/actors", "Host: localhost:" + server.port(), header);
        assertThat(answer.status()).as("%s: %s", header, answer.body()).isEqualTo(403);
    }
}
