package dev.actors.spring.web;

import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.insight.NodeDirectory;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.RecentEvents;
import dev.actors.spring.insight.Watch;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import java.time.InstantSource;

/** The beans of the dashboard; it takes {@link DashboardSettings} from elsewhere. */
@Configuration(proxyBeanMethods = false)
public class DashboardConfiguration {

    private final DashboardSettings settings;
    private final ActorsWebConfiguration web;

    DashboardConfiguration(DashboardSettings settings, ActorsWebConfiguration web) {
        this.settings = settings;
        this.web = web;
    }

    @Bean
    RecentEvents actorsRecentEvents() {
        return new RecentEvents(InstantSource.system());
    }

    @Bean
    @Lazy
    DashboardShell actorsDashboardShell() {
        return new DashboardShell(web.settings().basePath());
    }

    @Bean
    Watch actorsWatch(NodeModel model, RecentEvents events) {
        return new Watch(model, events);
    }

    @Bean
    @Lazy
    ActorViews actorsActorViews(NodeModel model, RecentEvents events) {
        return new ActorViews(model, events, web.json());
    }

    @Bean
    @Lazy
    DashboardController actorsDashboardController(
            NodeModel model,
            RecentEvents events,
            Watch watch,
            ActorViews actors,
            EventStreams streams,
            ObjectProvider<NodeDirectory> directories) {
        NodeViews views =
                new NodeViews(
                        model,
                        events,
                        watch,
                        actors,
                        () -> directories.orderedStream().toList(),
                        settings.allowActions());
        return new DashboardController(model, actors, views, watch, streams, web.json());
    }

    @Bean
    @Lazy
    DashboardActions actorsDashboardActions(
            NodeModel model, BehaviorRegistry behaviors, ActorViews actors) {
        return new DashboardActions(
                model.node(),
                actors,
                new ActorResource(model.node(), behaviors, web.json(), web.settings()),
                web.json(),
                settings);
    }
}
