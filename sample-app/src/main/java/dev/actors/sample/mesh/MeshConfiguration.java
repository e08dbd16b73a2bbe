package dev.actors.sample.mesh;

import dev.actors.autoconfigure.WireTypesCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What a node of the mesh needs beside its actors. */
@Profile("mesh")
@Configuration(proxyBeanMethods = false)
class MeshConfiguration {

    /** Events of topics are no actor's messages, so that their types are named here. */
    @Bean
    WireTypesCustomizer readingsTravel() {
        return types -> types.add(NodeReading.class);
    }
}
