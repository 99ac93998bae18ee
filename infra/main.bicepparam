// A start: change it to yours. No secret belongs here; values go into the vault (README.md).
using 'main.bicep'

param schedule = '0 0 */6 * * *'

// As the plans name them.
param sourceSecrets = [
  'nsx-reader'
  'iks-reader'
  'icp-reader'
]

// The host of 'sources.nsx.url' in the plans.
param allowedSources = [
  'nsx.example'
]

// Open the webhooks of the systems that you have; two keys while one is replaced.
param tickets = [
  { system: 'ServiceNow', keys: 1 }
]

param networkPrefix = '10.250.0.0/26'
param subnetPrefix = '10.250.0.0/27'
