package dev.actors.sample.temperature;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.io.IOException;

/** The beans that the monitor's actors are given. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MonitorProperties.class)
class MonitorConfiguration {

    @Bean
    Sensors sensors(MonitorProperties properties) throws IOException {
        return Sensors.of(properties.thermalZones());
    }
}
