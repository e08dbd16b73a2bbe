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
import java.util.List;

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
    Watch actorsWatch(NodeModel model, RecentEvents events) {
        return new Watch(model, events);
    }

    @Bean
    @Lazy
    OpenResources actorsDashboardFiles() {
        return new DashboardShell(web.settings().basePath());
    }

    @Bean
    @Lazy
    ProtocolControllers actorsDashboardControllers(
            NodeModel model,
            RecentEvents events,
            OpenResources files,
            Watch watch,
            BehaviorRegistry behaviors,
            EventStreams streams,
            ObjectProvider<NodeDirectory> directories) {
        ProtocolJson json = web.json();
        ActorViews actors = new ActorViews(model, events, json);
        NodeViews views =
                new NodeViews(
                        model,
                        events,
                        watch,
                        actors,
                        () -> directories.orderedStream().toList(),
                        settings.allowActions());
        ActorResource resource = new ActorResource(model.node(), behaviors, json, web.settings());
        List<ProtocolController> controllers =
                List.of(
                        files,
                        new DashboardController(model, actors, views, watch, streams, json),
                        new DashboardActions(model.node(), actors, resource, json, settings));
        return () -> controllers;
    }
}
