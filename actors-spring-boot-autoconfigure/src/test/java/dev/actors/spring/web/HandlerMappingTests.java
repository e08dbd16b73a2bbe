package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The protocol's routes, which are there with the first request. */
class HandlerMappingTests {

    @RequestMapping(ActorsHandlerMapping.BASE_PATH + "/one")
    static class One implements ProtocolController {
        @GetMapping
        void get() {}
    }

    /** Wants a route that another has. */
    static class Second extends One {}

    @Test
    void areAllThereOrNone() {
        AtomicReference<List<ProtocolController>> controllers =
                new AtomicReference<>(List.of(new One(), new Second()));
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            ActorsHandlerMapping mapping =
                    new ActorsHandlerMapping(
                            "/actors",
                            controllers::get,
                            new AccessInterceptor(
                                    new AccessCheck(
                                            new AccessRule(null, false), List.of(), _ -> false)));
            context.refresh();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(mapping::getHandlerMethods)
                    .withMessageContaining("Ambiguous mapping");
            controllers.set(List.of(new One()));

            assertThat(mapping.getHandlerMethods()).hasSize(1);
        }
    }

    @Test
    void areMadeWithTheFirstRequestAndNotAtTheStart() {
        try (TestServer server = TestServer.start()) {
            ConfigurableListableBeanFactory beans = server.context().getBeanFactory();
            List<String> names =
                    Stream.of(
                                    Sending.class,
                                    ProtocolControllers.class,
                                    OpenResources.class,
                                    BehaviorSchemas.class)
                            .flatMap(
                                    type -> Stream.of(beans.getBeanNamesForType(type, true, false)))
                            .toList();
            assertThat(names).hasSize(5).noneMatch(beans::containsSingleton);

            assertThat(server.http().get("/actors/nobody").status()).isEqualTo(404);

            assertThat(beans.containsSingleton("actorsSending")).isTrue();
            assertThat(beans.containsSingleton("actorsDashboardControllers")).isTrue();
        }
    }

    @Test
    void areListedByTheActuatorBeforeTheFirstOfTheirRequests() {
        try (TestServer server =
                TestServer.start("management.endpoints.web.exposure.include=mappings")) {
            assertThat(server.http().get("/actuator/mappings").text())
                    .contains("/actors/{name}", "/actors/keyed/{behavior}/{key}");
        }
    }
}
