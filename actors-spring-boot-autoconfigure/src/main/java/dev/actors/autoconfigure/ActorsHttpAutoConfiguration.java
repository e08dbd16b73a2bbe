package dev.actors.autoconfigure;

import dev.actors.Node;
import dev.actors.spring.web.HttpActors;
import dev.actors.spring.web.HttpSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.json.JsonMapper;

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
                                http.getPeers().entrySet().stream()
                                        .map(
                                                peer ->
                                                        new HttpSettings.Peer(
                                                                peer.getKey(),
                                                                peer.getValue().url(),
                                                                peer.getValue().token()))
                                        .toList(),
                                http.getConnectTimeout(),
                                http.getRequestTimeout(),
                                http.getMaxWait(),
                                http.getPollInterval(),
                                http.getQueueCapacity(),
                                InvalidSettingException.bytes(
                                        "actors.http.max-reply-size", http.getMaxReplySize())));
    }

    @Bean
    @Lazy(false)
    @ConditionalOnMissingBean
    HttpActors httpActors(Node node, HttpSettings settings, ObjectProvider<JsonMapper> mapper) {
        return new HttpActors(node, settings, mapper.getIfAvailable(JsonMapper::new));
    }
}
