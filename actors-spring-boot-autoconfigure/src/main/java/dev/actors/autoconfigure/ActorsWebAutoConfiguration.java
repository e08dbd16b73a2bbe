package dev.actors.autoconfigure;

import dev.actors.spring.web.AccessDecision;
import dev.actors.spring.web.ActorsWebConfiguration;
import dev.actors.spring.web.WebSettings;

import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;

import tools.jackson.databind.json.JsonMapper;

/**
 * Auto-configuration of the REST protocol, in a servlet application with Spring MVC and Jackson.
 */
@AutoConfiguration(
        after = ActorsAutoConfiguration.class,
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, JsonMapper.class})
@ConditionalOnBooleanProperty(name = "actors.web.enabled", matchIfMissing = true)
@Import(ActorsWebConfiguration.class)
public final class ActorsWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    WebSettings actorsWebSettings(ActorsProperties properties, Environment environment) {
        ActorsWebProperties web = properties.getWeb();
        ActorsWebProperties.Topics topics = web.getTopics();
        return InvalidSettingException.checked(
                () ->
                        new WebSettings(
                                web.getBasePath(),
                                web.getToken(),
                                web.getGuardedPaths(),
                                web.getMaxWait(),
                                web.getMaxBodySize().toBytes(),
                                ForwardedHeaders.areHonoured(environment),
                                new WebSettings.Topics(
                                        topics.getMaxStreams(),
                                        topics.getBuffer().toBytes(),
                                        topics.getHeartbeat(),
                                        topics.getRetry(),
                                        topics.getHistory())));
    }

    /** Where Tomcat serves, a stream need not wait for a client that does not read. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
    static class TomcatStreams {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> actorsTomcatConnectionCuts(
                WebSettings settings) {
            return factory ->
                    factory.addContextValves(new TomcatConnectionCuts(settings.basePath()));
        }
    }

    /** The same where Jetty serves. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Server.class, JettyServletWebServerFactory.class})
    static class JettyStreams {

        @Bean
        WebServerFactoryCustomizer<JettyServletWebServerFactory> actorsJettyConnectionCuts(
                WebSettings settings) {
            return factory ->
                    factory.addServerCustomizers(
                            server ->
                                    server.setHandler(
                                            new JettyConnectionCuts(
                                                    settings.basePath(), server.getHandler())));
        }
    }

    /** Where Spring Security is there, a chain that matches a request has decided on it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SecurityFilterChain.class)
    static class Security {

        /**
         * Set while a request is inside the filter that runs the chains: a chain that nothing runs
         * decides nothing.
         */
        private static final String INSIDE = FilterChainProxy.class.getName() + ".APPLIED";

        @Bean
        AccessDecision actorsSecurityFilterChains(
                ObjectProvider<FilterChainProxy> proxies,
                ObjectProvider<SecurityFilterChain> chains) {
            return request ->
                    request.getAttribute(INSIDE) != null
                            && (proxies.stream().findAny().isPresent()
                                            ? proxies.stream()
                                                    .flatMap(
                                                            proxy ->
                                                                    proxy
                                                                            .getFilterChains()
                                                                            .stream())
                                            : chains.orderedStream())
                                    .filter(chain -> chain.matches(request))
                                    .findFirst()
                                    .filter(chain -> !chain.getFilters().isEmpty())
                                    .isPresent();
        }
    }
}
