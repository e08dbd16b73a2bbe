package dev.actors.spring.web;

import com.github.victools.jsonschema.generator.SchemaGenerator;

import dev.actors.Node;
import dev.actors.spring.BehaviorRegistry;

import jakarta.validation.Validator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerExceptionResolver;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.function.Supplier;

/**
 * The beans of the REST protocol; it takes {@link WebSettings} from elsewhere. What the first
 * request needs is {@code @Lazy}, and declared by an interface, so that the application's start
 * looks at none of its classes.
 */
@Configuration(proxyBeanMethods = false)
public class ActorsWebConfiguration {

    private final BasePath basePath;
    private final ProtocolJson json;
    private final ProblemWriter problems;
    private final WebSettings settings;

    ActorsWebConfiguration(WebSettings settings, ObjectProvider<JsonMapper> mapper) {
        this.settings = settings;
        basePath = new BasePath(settings.basePath());
        json = new ProtocolJson(() -> mapper.getIfAvailable(() -> JsonMapper.builder().build()));
        problems = new ProblemWriter(json);
    }

    @Bean(autowireCandidate = false)
    SendMapping actorsSendMapping(AccessCheck access, ObjectProvider<Sending> sending) {
        return new SendMapping(
                settings.basePath(),
                SingletonSupplier.of(sending::getObject),
                new AccessInterceptor(access));
    }

    @Bean(autowireCandidate = false)
    ActorsHandlerMapping actorsHandlerMapping(
            AccessCheck access, ObjectProvider<ProtocolControllers> controllers) {
        return new ActorsHandlerMapping(
                settings.basePath(),
                () -> controllers.stream().flatMap(some -> some.all().stream()).toList(),
                new AccessInterceptor(access));
    }

    @Bean
    @Lazy
    Sending actorsSending(Node node, BehaviorRegistry behaviors) {
        return new ActorsController(
                node, behaviors, json, new ActorResource(node, behaviors, json, settings));
    }

    @Bean
    @Lazy
    ProtocolControllers actorsProtocolControllers(
            Sending sending,
            Node node,
            BehaviorRegistry behaviors,
            EventStreams streams,
            ObjectProvider<BehaviorSchemas> schemas) {
        ActorResource resource = new ActorResource(node, behaviors, json, settings);
        List<ProtocolController> controllers =
                List.of(
                        sending,
                        new KeyedController(node, behaviors, json, resource),
                        new ActorListController(node, behaviors, json, schemas),
                        new TopicController(node, json, streams, settings.topics()));
        return () -> controllers;
    }

    /** Schemas of what behaviours take, where the library that makes them is there. */
    @Bean
    @Lazy
    @ConditionalOnClass(SchemaGenerator.class)
    BehaviorSchemas actorsBehaviorSchemas(
            BehaviorRegistry behaviors, ObjectProvider<ArgumentConstraints> constraints) {
        return new GeneratedSchemas(
                behaviors,
                json.contentMapper(),
                constraints.getIfAvailable(() -> ArgumentConstraints.NONE));
    }

    @Bean
    EventStreams actorsEventStreams() {
        return new EventStreams(settings.topics());
    }

    @Bean
    @Lazy
    HandlerExceptionResolver actorsProblemResolver() {
        return new ProblemResolver(basePath, problems);
    }

    @Bean
    AccessCheck actorsAccessCheck(
            ObjectProvider<AccessDecision> decisions, ObjectProvider<OpenResources> open) {
        Supplier<List<OpenResources>> opened = SingletonSupplier.of(() -> open.stream().toList());
        return new AccessCheck(
                new AccessRule(settings.token(), settings.forwardedHeadersHonoured()),
                decisions.stream().toList(),
                request -> opened.get().stream().anyMatch(resources -> resources.has(request)));
    }

    @Bean
    FilterRegistrationBean<AccessFilter> actorsAccessFilter(AccessCheck access) {
        GuardedPaths guarded = new GuardedPaths(basePath, settings.guardedPaths());
        FilterRegistrationBean<AccessFilter> registration =
                new FilterRegistrationBean<>(new AccessFilter(guarded, access, problems));
        registration.setOrder(AccessFilter.ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<FormFilter> actorsFormFilter() {
        FilterRegistrationBean<FormFilter> registration =
                new FilterRegistrationBean<>(new FormFilter(basePath));
        registration.setOrder(FormFilter.ORDER);
        return registration;
    }

    WebSettings settings() {
        return settings;
    }

    ProtocolJson json() {
        return json;
    }

    /** Where Jakarta Validation checks arguments, their schemas say what it checks. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Validator.class)
    @ConditionalOnBean(name = "actorsArgumentsValidator")
    static class Constraints {

        @Bean
        @Lazy
        ArgumentConstraints actorsArgumentConstraints(ObjectProvider<Validator> validators) {
            Validator validator = validators.getIfAvailable();
            return validator == null ? ArgumentConstraints.NONE : new JakartaConstraints(validator);
        }
    }
}
