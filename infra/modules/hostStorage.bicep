// The storage account of the Functions host: its leases, its keys, and the app's package. Nothing of a scan is kept here.

import { resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the storage account.')
param accountName string

@description('Redundancy.')
param sku string

@description('Tags of every resource.')
param tags resourceTags

@description('The app\'s identity, as an object id: it gets the roles.')
param appPrincipalId string

@description('The app\'s identity, as a resource id: it names the roles, and is known before anything is deployed.')
param appIdentityId string

@description('The subnet of the app; empty without one.')
param subnetId string

@description('Only the subnet may connect.')
param denyOtherNetworks bool

@description('Where diagnostic logs go.')
param workspaceId string

var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: accountName
  location: location
  tags: tags
  sku: {
    name: sku
  }
  kind: 'StorageV2'
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      defaultAction: denyOtherNetworks ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
      virtualNetworkRules: empty(subnetId)
        ? []
        : [
            {
              id: subnetId
            }
          ]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'packages'
}

// The host makes containers of its own (leases of the timer, keys of the functions), so the role is on the account, which holds nothing else.
resource appMayHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, appIdentityId, storageBlobDataOwner)
  scope: account
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
  }
}

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

output blobServiceUri string = account.properties.primaryEndpoints.blob
output packagesUri string = '${account.properties.primaryEndpoints.blob}${packages.name}'
