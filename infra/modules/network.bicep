// The way to the private side: a network of its own for the app, to be peered with the one that leads to the data centre.

import { resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Prefix of the names.')
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('Address range of the network. It must not touch a network of the plan.')
param addressPrefix string

@description('Address range of the subnet that the app sends from, /27 or larger.')
param subnetPrefix string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
  }
}

resource subnet 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: network
  name: 'app'
  properties: {
    addressPrefix: subnetPrefix
    delegations: [
      {
        name: 'flex-consumption'
        properties: {
          serviceName: 'Microsoft.App/environments'
        }
      }
    ]
    serviceEndpoints: [
      {
        service: 'Microsoft.Storage'
      }
      {
        service: 'Microsoft.KeyVault'
      }
    ]
  }
}

output subnetId string = subnet.id
