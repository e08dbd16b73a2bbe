package dev.actors.autoconfigure;

import dev.actors.Node;
import dev.actors.spring.web.HttpActors;
import dev.actors.spring.web.HttpSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Auto-configuration of the way to actors of other applications, over their REST protocol. */
@AutoConfiguration(
        after = ActorsAutoConfiguration.class,
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass({RestClient.class, JsonMapper.class})
@ConditionalOnBooleanProperty(name = "actors.http.enabled", matchIfMissing = true)
public final class ActorsHttpAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HttpSettings actorsHttpSettings(ActorsProperties properties) {
        ActorsHttpProperties http = properties.getHttp();
        return InvalidSettingException.checked(
                () ->
                        new HttpSettings(
                                peers(http),
                                http.getConnectTimeout(),
                                http.getRequestTimeout(),
                                http.getMaxWait(),
                                http.getPollInterval(),
                                http.getQueueCapacity(),
                                InvalidSettingException.bytes(
                                        "actors.http.max-reply-size", http.getMaxReplySize())));
    }

    private static List<HttpSettings.Peer> peers(ActorsHttpProperties http) {
        List<HttpSettings.Peer> peers = new ArrayList<>();
        for (Map.Entry<String, ActorsHttpProperties.Peer> peer : http.getPeers().entrySet()) {
            peers.add(
                    new HttpSettings.Peer(
                            peer.getKey(), peer.getValue().url(), peer.getValue().token()));
        }
        return peers;
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    HttpActors httpActors(Node node, HttpSettings settings, ObjectProvider<JsonMapper> mapper) {
        return new HttpActors(node, settings, mapper.getIfAvailable(JsonMapper::new));
    }

    /** Where other applications are known, the way to them is open before an actor starts. */
    @Bean
    SmartInitializingSingleton actorsHttpOpening(
            HttpSettings settings, ObjectProvider<HttpActors> actors) {
        return () -> {
            if (!settings.peers().isEmpty()) {
                actors.getIfUnique();
            }
        };
    }
}
